// What Step Functions adds to JSONata, and takes away
// (docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).
// `host` is the simulation: its chance, its hashes.
(function (host) {
  'use strict';

  const fail = (code, message) => { throw { code, message }; };

  // JSONata gives back a sequence of one item as that item; Step Functions does so with a range, not with a partition.
  const asSequence = items => Object.defineProperty(items, 'sequence', { enumerable: false, value: true });

  function partition(array, size) {
    if (array === undefined || size === undefined) return undefined;
    if (!Number.isInteger(size) || size < 1) fail('D3130', 'The second argument of $partition must be a positive integer');
    const parts = [];
    for (let start = 0; start < array.length; start += size) parts.push(array.slice(start, start + size));
    return parts;
  }

  function range(first, last, step) {
    if (first === undefined || last === undefined || step === undefined) return undefined;
    if (![first, last, step].every(Number.isInteger)) fail('D3130', 'The arguments of $range must be integers');
    if (step === 0) fail('D3130', 'The third argument of $range must not be zero');
    const items = [];
    for (let item = first; step > 0 ? item <= last : item >= last; item += step) items.push(item);
    return asSequence(items);
  }

  function parse(text) {
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch (error) {
      return fail('D3120', 'The argument of $parse is not valid JSON: ' + error.message);
    }
  }

  function hash(content, algorithm) {
    if (content === undefined || algorithm === undefined) return undefined;
    const digest = host.hash(content, algorithm);
    return digest === null
      ? fail('D3130', `$hash knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512, but not ${JSON.stringify(algorithm)}`)
      : digest;
  }

  const random = seed => seed === undefined ? host.random() : host.seeded(seed);

  // $random() and $shuffle() of JSONata itself draw from here.
  Math.random = host.random;
  globalThis.btoa = host.btoa;
  globalThis.atob = host.atob;

  function compile(text) {
    const expression = jsonata(text);
    expression.registerFunction('partition', partition, '<an:a>');
    expression.registerFunction('range', range, '<nnn:a<n>>');
    expression.registerFunction('parse', parse, '<s-:x>');
    expression.registerFunction('hash', hash, '<ss:s>');
    expression.registerFunction('random', random, '<n?:n>');
    expression.registerFunction('uuid', host.uuid, '<:s>');
    expression.assign('eval', undefined);
    return bindings => expression.evaluate(undefined, bindings);
  }

  return compile;
})
