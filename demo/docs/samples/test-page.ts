import 'firsat/define';
import { createTestWorkspace } from 'firsat/testing';

const test = createTestWorkspace({
  seed: 1,
  locale: 'tr',
  opportunities: 12,
  now: '2026-02-02T09:00:00+03:00',
});
document.body.append(test.element);

const ayse = test.simulatePeer({ name: 'Ayşe' });
test.goOffline();
ayse.add({ description: 'Depo çatısı', customer: 'Anadolu Yapı' });
test.goOnline();
await test.settled();

console.log(test.events().of('firsat-change').length);
test.close();
