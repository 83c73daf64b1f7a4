import fc from 'fast-check';

/**
 * fast-check with a seed of its own, so that a run of the tests is the same for everyone: a change is never refused for
 * what another would have met by chance. `npm run test:random` looks for new cases; what it finds becomes a test.
 */
const seed = process.env.FANGZHI_SEED;
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed ?? 1) });

export default fc;
