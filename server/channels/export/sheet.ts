import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Cell } from './columns.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of a workbook with one sheet (ECMA-376): style 1 is bold, style 2 a date with its time. */
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="格中" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
}

/**
 * A workbook of one sheet, written while its rows come in: memory holds one portion of rows, however
 * many there are. Texts are written as texts, so that what begins with = is never a formula. Dates are
 * shown in Asia/Shanghai. (The kept libraries hold the whole sheet; the streaming ones are not kept up.)
 * @param widths of the columns, in characters
 * @param portions rows, the first of them the names of the columns
 */
export async function* workbook(
  widths: readonly number[],
  portions: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<Buffer> {
  let ready: Buffer[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(Buffer.from(chunk))
  })
  for (const [name, content] of Object.entries(parts)) {
    const part = new ZipDeflate(name)
    zip.add(part)
    part.push(strToU8(content), true)
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml')
  zip.add(sheet)
  sheet.push(strToU8(beginning(widths)))
  let number = 0
  for await (const rows of portions) {
    let text = ''
    for (const row of rows) {
      number += 1
      text += `<row r="${number}">${row.map((cell, at) => written(cell, at, number)).join('')}</row>`
    }
    sheet.push(strToU8(text))
    yield* ready
    ready = []
  }
  sheet.push(strToU8('</sheetData></worksheet>'), true)
  zip.end()
  yield* ready
}

function beginning(widths: readonly number[]): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}"/>`,
  )
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
}

function written(cell: Cell, at: number, row: number): string {
  const where = `${letters(at)}${row}`
  if (cell === undefined || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${where}"><v>${cell}</v></c>`
  if (cell instanceof Date) return `<c r="${where}" s="2"><v>${serial(cell)}</v></c>`
  const style = row === 1 ? ' s="1"' : ''
  return `<c r="${where}" t="inlineStr"${style}><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

/** 0 is A, 26 is AA. */
export function letters(at: number): string {
  const first = at >= 26 ? letters(Math.floor(at / 26) - 1) : ''
  return first + String.fromCharCode(65 + (at % 26))
}

const dayMs = 86_400_000
/** China has kept one time, eight hours ahead, since 1991. */
export const shanghaiMs = 8 * 3_600_000

/** Days since 1899-12-30 on the clock of Shanghai. */
export function serial(at: Date): number {
  return (at.getTime() + shanghaiMs) / dayMs + 25_569
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Without the characters that XML has no way to write. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>]/g, (mark) => marks[mark] ?? mark)
}
