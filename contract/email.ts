/** One plain mailbox, without a name or a second one: what a person types, not what RFC 5322 allows. */
export const emailPattern = "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$"
const whole = new RegExp(emailPattern)

/** Full-width letters and the @ of Chinese keyboards become what the server takes. */
export const tidyEmail = (typed: string): string => typed.normalize('NFKC').trim()

export const isEmail = (text: string): boolean => whole.test(text)
