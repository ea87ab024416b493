// The call of the benchmarks on ding-dong, as its documentation shows.
'use strict';
const AGIServer = require('ding-dong');

const [port, menu, next, queue, whisper, goodbye] = process.argv.slice(2);

new AGIServer(async (context) => {
  context.on('error', () => {});
  context.onEvent('hangup').then(() => context.end()); // a 511 is told to nobody who waits for a reply
  await context.onEvent('variables');
  await context.exec('Answer', ',i');
  const key = await context.getOption(menu, '0123456789*#', 6000);
  if (parseInt(key.result, 10) === 49) {
    await context.streamFile(next);
    if (queue !== '-') {
      await context.exec('Queue', queue + ',c,,' + whisper + ',60');
      await context.streamFile(goodbye);
    }
  }
  await context.hangup();
  await context.end();
}).start(port, '127.0.0.1');
console.log('listening');
