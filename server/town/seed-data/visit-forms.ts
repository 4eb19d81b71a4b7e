import type { VisitForm } from '#contract/homes.ts'
import type { Question } from '#contract/questions.ts'

/**
 * What homes are visited for, to begin with. The duties are those of the laws named; how often, how
 * long answers are kept, and the questions are OWN. Nothing is asked about the persons of a home.
 */
export const visitFormSeeds: readonly VisitForm[] = [
  {
    code: 'HOME_SAFETY',
    name: { zh: '居家安全走访', en: 'Safety at home' },
    purpose: {
      zh: '一起看看用火、用电、用气有没有隐患',
      en: 'To look together for dangers of fire, electricity and gas',
    },
    basis: 'DUTY',
    lawfulBasis: {
      zh: '《中华人民共和国消防法》第三十二条：村（居）民委员会进行防火安全检查',
      en: 'Fire Protection Law, article 32: village and residents’ committees check fire safety',
    },
    notice: {
      zh: '您可以不让进门，也可以不回答，不影响任何待遇。只记隐患，不记家里的人。记下的内容一年后删除。',
      en: 'You need not let us in, nor answer; nothing is lost by it. Dangers are noted, not persons. What is noted is deleted after a year.',
    },
    everyDays: 180,
    keepDays: 365,
    questions: [
      yesNo('gasAlarm', '装了燃气报警器吗', 'Is there a gas alarm'),
      yesNo('gasHose', '燃气软管老化或超过年限吗', 'Is the gas hose old or worn'),
      yesNo('chargingInside', '在屋里或楼道给电动车充电吗', 'Are e-bikes charged inside'),
      yesNo('exitBlocked', '门口、楼道堆了东西吗', 'Is the way out blocked'),
      yesNo('coalStove', '烧煤炉取暖吗', 'Is a coal stove used for heating'),
      {
        ...yesNo('coAlarm', '装了一氧化碳报警器吗', 'Is there a carbon monoxide alarm'),
        onlyIf: { key: 'coalStove', is: 'YES' },
      },
    ],
  },
  {
    code: 'HEATING',
    name: { zh: '供暖走访', en: 'Heating' },
    purpose: {
      zh: '看看家里暖不暖，不热的报修',
      en: 'To see whether homes are warm, and have repaired what is not',
    },
    basis: 'CONSENT',
    lawfulBasis: {
      zh: '《中华人民共和国个人信息保护法》第十三条第一款第一项：取得个人的同意',
      en: 'Personal Information Protection Law, article 13(1)(1): consent',
    },
    notice: {
      zh: '不愿意可以不说，随时可以凭回执撤回，撤回后立即删除。供暖季结束后一律删除。',
      en: 'You may say no, and take it back at any time by the receipt; it is deleted at once then, and in any case after the winter.',
    },
    everyDays: 60,
    keepDays: 120,
    questions: [
      {
        key: 'temperature',
        kind: 'NUMBER',
        label: { zh: '客厅多少度', en: 'How warm is the living room' },
        measure: { zh: '℃', en: '℃' },
        required: 'NEVER',
      },
      {
        key: 'coldRooms',
        kind: 'CHOICES',
        label: { zh: '哪里不热', en: 'Where is it cold' },
        choices: [
          { code: 'LIVING', name: { zh: '客厅', en: 'Living room' } },
          { code: 'BEDROOM', name: { zh: '卧室', en: 'Bedroom' } },
          { code: 'KITCHEN', name: { zh: '厨房', en: 'Kitchen' } },
          { code: 'ALL', name: { zh: '都不热', en: 'Everywhere' } },
        ],
        required: 'NEVER',
      },
    ],
  },
  {
    code: 'NEEDS',
    name: { zh: '便民走访', en: 'What is needed' },
    purpose: {
      zh: '问问有什么难处，能代办的代办',
      en: 'To ask what is needed, and file what can be filed for you',
    },
    basis: 'CONSENT',
    lawfulBasis: {
      zh: '《中华人民共和国个人信息保护法》第十三条第一款第一项：取得个人的同意',
      en: 'Personal Information Protection Law, article 13(1)(1): consent',
    },
    notice: {
      zh: '想说什么说什么。要办的事单独登记，凭编号可查。其余内容三十天后删除。',
      en: 'Say what you like. What is to be done is registered on its own and can be followed by its code. The rest is deleted after thirty days.',
    },
    everyDays: 90,
    keepDays: 30,
    questions: [
      {
        key: 'wanted',
        kind: 'CHOICES',
        label: { zh: '希望社区做些什么', en: 'What the community should do' },
        choices: [
          { code: 'REPAIR', name: { zh: '修修补补', en: 'Repairs' } },
          { code: 'CLINIC', name: { zh: '义诊', en: 'A free clinic day' } },
          { code: 'CANTEEN', name: { zh: '老年食堂', en: 'A canteen for elders' } },
          { code: 'ACTIVITY', name: { zh: '文体活动', en: 'Sports and culture' } },
          { code: 'PARKING', name: { zh: '停车、充电', en: 'Parking and charging' } },
        ],
        required: 'NEVER',
      },
      {
        key: 'words',
        kind: 'TEXT',
        label: { zh: '还想说的', en: 'Anything else' },
        required: 'NEVER',
      },
    ],
  },
]

function yesNo(key: string, zh: string, en: string): Question {
  return { key, kind: 'YES_NO', label: { zh, en }, required: 'NEVER' }
}
