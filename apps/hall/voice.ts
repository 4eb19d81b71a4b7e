import type { HallScreen } from '#contract/hall.ts'

type Called = HallScreen['called'][number]
const digits = '零一二三四五六七八九'

/** A023 is read figure by figure: A 零 二 三, as every hall does it, so that B203 is not misheard. */
export function spokenNumber(number: string): string {
  return [...number].map((sign) => digits[Number.parseInt(sign, 10)] ?? sign).join(' ')
}

/** 1 to 60 as it is said: 三, 十二, 二十. */
export function spokenCount(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`
  return `${ten}${ones === 0 && tens > 0 ? '' : digits[ones]}`
}

/** 请 A 零 二 三 号，到 三 号窗口. A number without a place is not called. */
export function spokenCall(called: Pick<Called, 'number' | 'window' | 'room'>): string | undefined {
  const to = called.window === undefined ? called.room?.zh : `${spokenCount(called.window)} 号窗口`
  return to === undefined ? undefined : `请 ${spokenNumber(called.number)} 号，到 ${to}`
}

/** Calls are told apart by how often the number was called. */
export const callKey = (called: Called) => `${called.number} ${called.calls}`

/** Calls that are new since the last look, oldest first; what is being served is not called again. */
export function newCalls(called: readonly Called[], known: ReadonlySet<string>): Called[] {
  return called.filter((one) => one.state !== 'SERVING' && !known.has(callKey(one))).toReversed()
}

/** Speaks each text twice, in turn. Where the browser cannot speak, nothing happens. */
export function speak(text: string): void {
  if (!('speechSynthesis' in window)) return
  const voice = speechSynthesis.getVoices().find(({ lang }) => /^(zh|cmn)/i.test(lang))
  for (let time = 0; time < 2; time += 1) {
    const said = new SpeechSynthesisUtterance(text)
    said.lang = 'zh-CN'
    said.rate = 0.9
    if (voice) said.voice = voice
    speechSynthesis.speak(said)
  }
}
