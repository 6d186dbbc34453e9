// Holds an AsyncAPI document against its specification: prints each fault, and exits 1 if there is one.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Parser } from '@asyncapi/parser'

const source = resolve(process.argv[2])
const { document, diagnostics } = await new Parser().parse(await readFile(source, 'utf8'), { source })
for (const { severity, path, message } of diagnostics) {
  console.log(`${['error', 'warning', 'information', 'hint'][severity]} ${path.join('.')}: ${message}`)
}
if (!document || diagnostics.some(({ severity }) => severity < 2)) {
  process.exit(1)
}
console.log(`${document.version()}: ${document.channels().all().map((channel) => channel.address()).join(' ')}`)
