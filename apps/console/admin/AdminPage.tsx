import { Loading } from '../shell/Loading.tsx'

export function AdminPage() {
  return <Loading />
}
