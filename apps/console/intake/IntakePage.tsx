import { Loading } from '../shell/Loading.tsx'

export function IntakePage() {
  return <Loading />
}
