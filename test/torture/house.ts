import { Client } from '../bench/client.ts'
import { healthBecomes, type Program, startGezhong } from '../program.ts'

/**
 * The house under torture: a person who sees it gone types `npm start` again, and does nothing else.
 */
export class House {
  readonly port: number
  readonly dataDir: string
  /** Ends of the server that no kill of ours explains: there must be none. */
  readonly fell: string[] = []
  starts = 0
  private program: Program | undefined
  private expected = false
  private closing = false

  constructor(given: { port: number; dataDir: string }) {
    this.port = given.port
    this.dataDir = given.dataDir
  }

  async open(): Promise<void> {
    this.start()
    await healthBecomes(this.port, 200, 120_000, this.program ? { while: this.program } : {})
  }

  private start(): void {
    const program = startGezhong({ port: this.port, dataDir: this.dataDir })
    this.program = program
    this.starts += 1
    this.expected = false
    void program.ended.then((how) => {
      if (this.closing) return
      if (!this.expected) this.fell.push(`${how}: ${program.said().slice(-3000)}`)
      this.start()
    })
  }

  killServer(): void {
    this.expected = true
    this.program?.child.kill('SIGKILL')
  }

  client(connections: number): Client {
    return new Client(this.port, connections)
  }

  /** What the running server said; warnings and worse. */
  said(): string {
    return this.program?.said() ?? ''
  }

  /** In order, as by Ctrl-C. @returns milliseconds it took and how it ended */
  async close(): Promise<{ how: number | NodeJS.Signals; ms: number }> {
    this.closing = true
    const began = performance.now()
    this.program?.child.kill('SIGTERM')
    const how = (await this.program?.ended) ?? 0
    return { how, ms: performance.now() - began }
  }
}
