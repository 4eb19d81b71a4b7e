/** Whoever adds a deed wakes the sender, without knowing it. */
let wake: (() => void) | undefined

export function onWake(listener: () => void): void {
  wake = listener
}

export function wakeSender(): void {
  wake?.()
}
