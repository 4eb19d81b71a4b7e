import Type from 'typebox'

/** Words in Chinese first, English second. */
export const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() })
export type Bilingual = Type.Static<typeof Bilingual>

export const Id = Type.String({ format: 'uuid', description: 'UUIDv7' })
export const Instant = Type.String({ format: 'date-time', description: 'UTC instant, ISO 8601' })
export const RegionCode = Type.String({
  pattern: '^\\d{4}(\\d{2}(\\d{3}(\\d{3}(\\d{3})?)?)?)?$',
  description: 'Region subtree by prefix: 4 city, 6 county, 9 township, 12 village, 15 grid',
})
export const UnitCode = Type.String({ pattern: '^[A-Z0-9-]{3,32}$' })
export const CategoryCode = Type.String({
  pattern: '^\\d{4}$',
  description: 'Leaf of the category tree',
})

export function oneOf<const T extends string[]>(values: readonly [...T]) {
  return Type.Enum(values as [...T])
}

export const Datum = oneOf(['WGS84', 'GCJ02', 'BD09'])
export type Datum = Type.Static<typeof Datum>

/** A point always says its datum: Chinese maps shift coordinates by hundreds of metres. */
export const Point = Type.Object({
  lng: Type.Number({ minimum: -180, maximum: 180 }),
  lat: Type.Number({ minimum: -90, maximum: 90 }),
  datum: Datum,
  accuracyMetres: Type.Optional(Type.Number({ minimum: 0 })),
})
export type Point = Type.Static<typeof Point>
