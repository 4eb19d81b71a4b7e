const education = '教育文体'
const labour = '劳动和社会保障'
const building = '城乡建设'
const trade = '商贸旅游'
const transport = '交通运输'
const environment = '环境保护'
const health = '卫生计生'

/** Which of seven coarse classes a leaf may fall into; a class of ours where its leaves agree. */
const classes: Readonly<Record<string, readonly string[]>> = {
  '0103': [building],
  '0104': [building],
  '0105': [trade],
  '0107': [building],
  '0110': [building],
  '0111': [environment],
  '0112': [labour],
  '0113': [trade],
  '0114': [health],
  '0115': [transport],
  '0116': [building],
  '0205': [trade],
  '0305': [building],
  '0306': [building],
  '0307': [building],
  '0308': [building],
  '0310': [trade],
  '0311': [trade, health],
  '0304': [building, trade],
  '03': [building],
  '0406': [environment, building],
  '0407': [environment],
  '0408': [environment],
  '0409': [environment],
  '0410': [environment],
  '0411': [environment],
  '0412': [environment],
  '0413': [environment],
  '04': [building, environment],
  '05': [building],
  '0501': [building, transport],
  '0508': [transport, building],
  '0510': [building, education],
  '0605': [environment, building],
  '06': [building],
  '07': [transport],
  '0801': [labour],
  '0802': [labour, health],
  '0803': [labour],
  '0804': [labour],
  '0805': [education],
  '0806': [labour],
  '0807': [building],
  '0808': [health, labour],
  '0809': [building],
  '0810': [labour],
  '0902': [education],
  '10': [trade],
}

export function coarseClasses(code: string | undefined): readonly string[] {
  if (code === undefined) return []
  return classes[code] ?? classes[code.slice(0, 2)] ?? []
}
