import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aWorkbench } from '../testing/workbench.js';
import { isEmail } from './email.js';
import { isSafeLink } from '../safe-href.js';
import { callLink, mailLink, smsLink } from './links.js';
import { isPhone, phoneKey, takesSms } from './phone.js';
import { taxNumberShape } from './tax-number.js';

describe('phone numbers', () => {
  it('CON8 D78 every Turkish writing of a number is one number', () => {
    for (const text of [
      '0532 123 45 67',
      '532 1234567',
      '+90 532 123 45 67',
      '0090 (532) 123-4567',
      '90 532 123 45 67',
      '(0532) 123.45.67 dahili 12',
      '0532 123 45 67 / 12',
    ])
      assert.equal(phoneKey(text), '+905321234567', text);
    assert.equal(phoneKey('(0212) 555 10 10'), '+902125551010');
    assert.equal(phoneKey('444 1 234'), '4441234');
    assert.equal(phoneKey('+49 30 1234567'), '+49301234567');
    assert.equal(phoneKey('yok'), '');
  });

  it('CON3 numbers of any habit are numbers, texts are not', () => {
    for (const text of ['0532 123 45 67', '155', '+1 (202) 555-0100', '444 1 234', '0212 555 10 10 ext. 4'])
      assert.ok(isPhone(text), text);
    for (const text of ['', 'x', '12', '0532 123 45 67 89 01 23 45', '05+32', 'javascript:1', '0532 abc'])
      assert.ok(!isPhone(text), text);
  });

  it('S119 an SMS is offered for mobile numbers and foreign ones, not for a Turkish landline or service number', () => {
    assert.ok(takesSms('0532 123 45 67'));
    assert.ok(takesSms('+49 170 1234567'));
    assert.ok(!takesSms('0212 555 10 10'));
    assert.ok(!takesSms('444 1 234'));
  });
});

describe('e-mail addresses', () => {
  it('CON3 one address, no list and no name around it', () => {
    for (const text of ['a@ornek.com', 'ad.soyad+fatura@alt.ornek.com.tr', 'ışık@örnek.com.tr'])
      assert.ok(isEmail(text), text);
    for (const text of [
      '',
      'a',
      'a@b',
      'a b@ornek.com',
      'a@ornek.com,b@ornek.com',
      'A <a@ornek.com>',
      '@ornek.com',
    ])
      assert.ok(!isEmail(text), text);
  });
});

describe('links', () => {
  it('CON11 S119 a link dials and writes to nobody else', () => {
    assert.equal(callLink('0532 123 45 67'), 'tel:+905321234567');
    assert.equal(smsLink('+49 170 1;body=x'), 'sms:+491701');
    assert.equal(mailLink('a@ornek.com?bcc=x@y.z&body=1'), 'mailto:a@ornek.com%3Fbcc%3Dx@y.z%26body%3D1');
    assert.equal(mailLink('ad+x@ornek.com'), 'mailto:ad%2Bx@ornek.com');
  });

  it('CON11 S121 a link of the host is http(s) or a path of the page', () => {
    for (const url of ['https://shop.example/orders/7?x=1#a', 'HTTP://shop.example', '/admin/orders/7'])
      assert.ok(isSafeLink(url), url);
    for (const url of [
      'javascript:alert(1)',
      ' https://a.b',
      'java\nscript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      '/\\evil.example',
      'https://',
      'https://user:pw@evil.example',
      'orders/7',
      '',
    ])
      assert.ok(!isSafeLink(url), url);
  });
});

describe('tax numbers', () => {
  it('CON4 the check digits of VKN and TCKN are counted', () => {
    assert.deepEqual(taxNumberShape('10000000146'), { kind: 'tckn', valid: true });
    assert.deepEqual(taxNumberShape('100 000 001 46'), { kind: 'tckn', valid: true });
    assert.deepEqual(taxNumberShape('10000000147'), { kind: 'tckn', valid: false });
    assert.deepEqual(taxNumberShape('00000000146'), { kind: 'tckn', valid: false });
    assert.deepEqual(taxNumberShape('8790017566'), { kind: 'vkn', valid: true });
    assert.deepEqual(taxNumberShape('TR 8790017566'), { kind: 'vkn', valid: true });
    assert.deepEqual(taxNumberShape('8790017567'), { kind: 'vkn', valid: false });
    assert.deepEqual(taxNumberShape('DE123456789'), { kind: 'other', valid: false });
  });

  it('CON4 an odd tax number is kept with a warning', () => {
    const bench = aWorkbench();
    const warned = (taxNumber: string) =>
      bench.run('contact-edit', { id: 'contact1', changes: { taxNumber } }).warnings;
    assert.deepEqual(warned('123'), [{ code: 'odd-tax-number', field: 'taxNumber' }]);
    assert.deepEqual(warned('8790017567'), [{ code: 'check-digit', field: 'taxNumber' }]);
    assert.deepEqual(warned('8790017566'), []);
    assert.equal(bench.snapshot.get('contacts', 'contact1')?.taxNumber, '8790017566');
  });
});
