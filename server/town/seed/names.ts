import type { Random } from '#server/town/make/random.ts'

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const first =
  '建志国文明永海晓春秀玉桂兰丽红金雪雅思佳子俊浩宇天立德成宏振家学庆福瑞新小云月凤彩惠静淑爱美少元长云培守延'
const last =
  '军华强伟平东林峰明辉斌波刚勇杰涛鹏亮飞龙生祥民忠义芳梅英霞燕娟玲萍琴丽敏静洁婷颖慧兰花莲珍娜雯怡欣然轩博'

function pick(letters: string, random: Random): string {
  return letters.charAt(Math.floor(random() * letters.length))
}

/** An invented name; about one in four has two characters. It says nothing of sex or ethnicity. */
export function personName(random: Random): string {
  const surname = pick(surnames, random)
  return random() < 0.25
    ? surname + pick(last, random)
    : surname + pick(first, random) + pick(last, random)
}

/** Eleven digits that ring nobody: no mobile number in China begins with 100. */
export function personPhone(serial: number): string {
  return `100${String(serial).padStart(8, '0')}`
}
