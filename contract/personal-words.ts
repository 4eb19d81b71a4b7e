/**
 * Words by which a question asks for personal data. What the matter does not need is not collected, and
 * sensitive data least of all: Personal Information Protection Law, articles 5, 6 and 28. Who reports,
 * and how she is reached, has its own sealed place in the report. The list is OWN.
 */
const asking: readonly (readonly [zh: readonly string[], en: readonly string[]])[] = [
  [
    ['姓名', '名字', '身份证', '证件号', '护照'],
    ['your name', 'full name', 'identity', 'id number', 'id card', 'passport'],
  ],
  [
    ['手机号', '电话号码', '联系电话', '联系方式', '微信'],
    ['phone number', 'telephone number', 'your phone', 'wechat'],
  ],
  [
    ['家庭住址', '户籍', '户口', '籍贯'],
    ['home address', 'household registration'],
  ],
  [
    ['民族', '宗教', '信仰', '政治面貌', '党员'],
    ['ethnic', 'nationality', 'religio', 'faith', 'belief', 'political', 'party member'],
  ],
  [
    ['健康', '疾病', '病史', '病情', '残疾', '怀孕', '血型', '用药'],
    ['health', 'illness', 'disease', 'disabilit', 'pregnan', 'medical', 'blood type', 'medicine'],
  ],
  [
    ['性别', '年龄', '出生', '生日', '婚姻', '性取向'],
    ['gender', 'your age', 'how old are you', 'birth', 'marital', 'married', 'sexual'],
  ],
  [
    ['指纹', '人脸', '虹膜', '声纹', '基因'],
    ['fingerprint', 'facial', 'iris scan', 'biometric', 'dna'],
  ],
  [
    ['银行卡', '银行账号', '存款', '密码'],
    ['bank card', 'bank account', 'savings', 'password'],
  ],
]

/** @returns the first word of this text that asks for personal data. */
export function personalWord(text: string): string | undefined {
  const lower = text.toLowerCase()
  return asking.flatMap(([zh, en]) => [...zh, ...en]).find((word) => lower.includes(word))
}
