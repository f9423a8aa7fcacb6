import { Busboy } from '@fastify/busboy'

/** Fields of a posted form and the first file in it, as a page without script sends a picture. */
export interface Parts {
  fields: Map<string, string>
  file: Buffer | null
}

const MOST_PARTS = 12

/** Reads a `multipart/form-data` body; null when it is none, or more than such a form sends. */
export function partsOf(type: string, body: Buffer): Promise<Parts | null> {
  return new Promise((resolve) => {
    const parts: Parts = { fields: new Map(), file: null }
    const no = () => resolve(null)
    try {
      const form = Busboy({ headers: { 'content-type': type }, limits: { parts: MOST_PARTS } })
      form.on('field', (name, value) => parts.fields.set(name, value))
      form.on('file', (_name, stream) => {
        const bits: Buffer[] = []
        stream.on('data', (bit: Buffer) => bits.push(bit))
        stream.on('error', no)
        stream.on('end', () => {
          parts.file ??= Buffer.concat(bits)
        })
      })
      form.on('partsLimit', no)
      form.on('error', no)
      form.on('finish', () => resolve(parts.fields.size === 0 && parts.file === null ? null : parts))
      form.end(body)
    } catch {
      // Of what is no form at all it says so by throwing.
      no()
    }
  })
}
