// Writes a request with the npm package of CloudEvents: prints the record of each mode, one a line.
import { CloudEvent, Kafka } from 'cloudevents'

const data = { imageId: 7938291, requestId: 'nightly-2026-11-22-0042' }
const attributes = { type: 'com.example.backup.due', source: '/example/backups' }
const event = new CloudEvent({ ...attributes, datacontenttype: 'application/json', data })
for (const write of [Kafka.binary, Kafka.structured]) {
  const { headers, value } = write(event)
  console.log(JSON.stringify({ headers, value: typeof value === 'string' ? value : JSON.stringify(value) }))
}
