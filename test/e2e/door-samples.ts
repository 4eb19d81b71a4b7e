import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { canonicalJson } from '#contract/canonical.ts'
import type { FieldKind, FieldResults } from '#contract/field.ts'
import { receiptOf } from '#contract/home-words.ts'
import type { HomeDeed } from '#contract/homes.ts'
import type { InformDetail } from '#contract/informs.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import type { Api } from './api.ts'

/** What a phone brings, in order. @throws when one of them was not done */
export async function bring(
  api: Api,
  login: string,
  kind: FieldKind,
  deeds: readonly object[],
): Promise<void> {
  const items = deeds.map((body) => ({
    clientKey: randomUUID(),
    kind,
    madeAt: new Date().toISOString(),
    body,
    hash: createHash('sha256').update(canonicalJson(body)).digest('hex'),
  }))
  const { results } = await api.send<FieldResults>(login, 'POST', '/api/field/outbox', { items })
  if (results.some(({ status }) => status !== 'DONE')) throw new Error(JSON.stringify(results))
}

export interface DoorSamples {
  /** Code of a home where nobody has knocked. */
  home: string
  /** Of the home that was visited, without a code. */
  receipt: string
  /** Being told: heating. */
  inform: string
}

/** A stairwell knocked at, and something that its homes are told. */
export async function makeDoors(api: Api): Promise<DoorSamples> {
  const stairs = { gridCode: storyGrid, compound: '天怡家园', building: '3号楼', unit: '2单元' }
  const home = (door: string) => ({ ...stairs, door })
  const visit = { action: 'VISIT', form: 'HEATING', formVersion: 1 } as const
  const receipt = receiptOf(randomBytes(12))
  const deeds: HomeDeed[] = [
    { action: 'ADD', ...stairs, doors: ['101', '102', '201', '202', '301', '302'] },
    { ...visit, home: home('101'), outcome: 'DECLINED' },
    { ...visit, home: home('102'), outcome: 'ABSENT' },
    {
      ...visit,
      home: home('201'),
      outcome: 'AGREED',
      answers: { temperature: 16, coldRooms: ['BEDROOM'] },
      confirmation: { kind: 'SIGNATURE', strokes: 'M40 120L90 60L130 140L200 80L260 120' },
      receipt,
    },
  ]
  await bring(api, 'wanggeyuan', 'homeVisit', deeds)
  const { inform } = await api.send<InformDetail>('wanggezhang', 'POST', '/api/informs', {
    clientKey: randomUUID(),
    regionCode: storyGrid.slice(0, 12),
    kind: 'HEATING',
    title: '明天 8 点到 18 点检修停暖',
    words:
      '因主管道检修，明天 8 点到 18 点停暖。\n请做好保暖，家里有老人、小孩的可到社区活动室取暖。',
    urgent: true,
    until: new Date(Date.now() + 2 * 86_400_000).toISOString(),
  })
  await bring(api, 'wanggeyuan', 'inform', [
    { informId: inform.id, home: home('101'), way: 'TOLD' },
    { informId: inform.id, home: home('102'), way: 'SLIP' },
  ])
  return {
    home: [storyGrid, '天怡家园', '3号楼', '2单元', '301'].join('/'),
    receipt,
    inform: inform.id,
  }
}
