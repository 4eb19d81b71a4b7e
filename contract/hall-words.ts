/* Words of the halls without their schemas, for the portal's pages on slow lines. */

/** How a department is present in a hall (入驻方式). */
export const stationings = {
  RESIDENT: { zh: '集中常驻', en: 'Resident' },
  ROTATING: { zh: '轮驻', en: 'Rotating' },
  ON_CALL: { zh: '随叫随驻', en: 'On call' },
  REMOTE: { zh: '信息入驻', en: 'By system' },
} as const

export type Stationing = keyof typeof stationings
export const stationingNames = Object.keys(stationings) as [Stationing, ...Stationing[]]

/** OWN: half hours, up to fourteen days ahead, two for each window unless the hall says otherwise. */
export const appointmentRules = { slotMinutes: 30, daysAhead: 14, perWindow: 2 } as const

export const appointmentStates = {
  BOOKED: { zh: '已预约', en: 'Booked' },
  ARRIVED: { zh: '已到', en: 'Arrived' },
  NO_SHOW: { zh: '未到', en: 'Did not come' },
  CANCELLED: { zh: '已取消', en: 'Cancelled' },
} as const

export type AppointmentState = keyof typeof appointmentStates
