import { randomUUID } from 'node:crypto'

const matters = [
  '天怡家园楼下的洗衣店夜里十一点还开机器，噪声很大，孩子要高考，睡不好觉。已经跟店主说过两次，没有用，请管一管。',
  '巷子里的路灯坏了一个多星期，晚上老人出门看不见路，前天还摔了一位，希望尽快修好。',
  '小区门口的井盖松动，车一过就响，怕掉下去人，请派人来看一看。',
  '物业收了停车费却不管乱停车，消防通道天天被堵着，打电话也没人来。',
  '村头的垃圾堆了半个月没人拉，一刮风满地都是塑料袋，味道很大。',
  '工地半夜还在打桩，周围几栋楼都睡不着，问他们有没有夜间施工证也不说。',
  '家里的暖气一直不热，只有十四度，家里有小孩和老人，报修了三次还没来。',
  '咨询一下残疾人两项补贴怎么申请，要带什么材料，能不能在社区办。',
]

/** A report such as people make, at a point in Suzhou district. `i` varies what can vary. */
export function madeReport(i: number): Record<string, unknown> {
  return {
    clientKey: randomUUID(),
    words: `${matters[i % matters.length]}（第${i}号）`,
    point: {
      lng: 98.4 + ((i * 37) % 1000) / 4000,
      lat: 39.65 + ((i * 91) % 1000) / 5000,
      datum: 'WGS84',
    },
    reporter: { name: '王小明', phone: `138${String(i % 100_000_000).padStart(8, '0')}` },
  }
}
