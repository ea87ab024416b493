// The call of the benchmarks on ari-client, as its documentation shows.
'use strict';
const client = require('ari-client');

const [url, user, password, app, menu, next, queue] = process.argv.slice(2);

function play(ari, channel, sound) {
  const playback = ari.Playback();
  const started = channel.play({media: 'sound:' + sound}, playback);
  return {playback, started};
}

const gone = () => {}; // a caller who has hung up takes no more requests

client.connect(url, user, password).then((ari) => {
  ari.on('StasisStart', async (event, channel) => {
    await channel.answer().catch(gone);
    const first = play(ari, channel, menu);
    first.started.catch(gone);
    channel.once('ChannelDtmfReceived', async (key) => {
      await first.playback.stop().catch(gone);
      if (key.digit !== '1') {
        await channel.hangup().catch(gone);
        return;
      }
      const second = play(ari, channel, next);
      const leave = () => (queue === '-' ? channel.hangup() : channel.continueInDialplan()).catch(gone);
      second.playback.once('PlaybackFinished', leave);
      second.started.catch(gone);
    });
  });
  ari.start(app);
  console.log('listening');
});
