import { Loading } from '../shell/Loading.tsx'

export function AuditPage() {
  return <Loading />
}
