// Reads golden records with the npm package of CloudEvents, as kafkajs delivers them: prints each event, one a line.
import { readFile } from 'node:fs/promises'
import { Kafka } from 'cloudevents'

for (const file of process.argv.slice(2)) {
  const { record } = JSON.parse(await readFile(file, 'utf8'))
  const delivered = Object.entries(record.headers).map(([name, value]) => [name, Buffer.from(value)])
  const headers = Object.fromEntries(delivered.map(([name, value]) => [name, value.toString()]))
  const value = Buffer.from(JSON.stringify(record.value)).toString()
  console.log(JSON.stringify(Kafka.toEvent({ headers, value, body: value })))
}
