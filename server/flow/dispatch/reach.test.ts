import { describe, expect, it } from 'vitest'
import { places, smallTown } from '#test/factories/town.ts'
import { whyNot } from './reach.ts'

const { county, township, village } = places
const town = smallTown()
const why = (region: string, unitCode: string) => whyNot([region], town.unit(unitCode), town)?.zh

describe('whom a dispatcher may send to', () => {
  it('her county’s departments and townships: nothing to say', () => {
    expect(why(county, `${county}-PSB`)).toBeUndefined()
    expect(why(county, `C-${township}`)).toBeUndefined()
  })

  it('not her own centre: the place is to be corrected, or another chosen', () => {
    expect(why(county, `C-${county}`)).toMatch(/本中心不能派给它.*更正地点/)
  })

  it('a village through its township', () => {
    expect(why(county, `V-${village}`)).toContain(`应由${town.unitName(`C-${township}`).zh}派单`)
    expect(why(township, `V-${village}`)).toBeUndefined()
  })

  it('neither a unit above, nor one that is no more', () => {
    expect(why(township, `${county}-PSB`)).toContain('本中心不能派给它')
    expect(why(county, 'X-1')).toBe('目录所指单位已撤销')
  })
})
