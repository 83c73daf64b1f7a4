/** Something of a file that a chapter does not hold, or holds in another form. */
export interface Loss {
  /** What it is, in an editor's words: `样式“小标题楷体”`. */
  what: string;
  /** What became of it. */
  became: string;
  /** It is in the file only, not in the chapter. */
  isLeftOut: boolean;
  count: number;
  /** Where it was: the first few words. */
  samples: string[];
}

const mostSamples = 5;
/** What was left out an editor must find again, so nearly all of it is told. */
const mostLeftOut = 100;

/** Gathers losses, those of one sort together, in the order they are first met. */
export class Losses {
  private readonly sorts = new Map<string, Loss>();

  /** Notes what a chapter holds in another form. */
  add(what: string, became: string, sample = ''): void {
    this.note({ what, became, isLeftOut: false }, sample);
  }

  /** Notes what no chapter holds. */
  leaveOut(what: string, became: string, sample = ''): void {
    this.note({ what, became, isLeftOut: true }, sample);
  }

  private note(sort: Pick<Loss, 'what' | 'became' | 'isLeftOut'>, sample: string): void {
    const key = `${sort.what}\n${sort.became}`;
    const loss = this.sorts.get(key) ?? { ...sort, count: 0, samples: [] };
    this.sorts.set(key, loss);
    loss.count++;
    const shown = sample.trim().slice(0, sort.isLeftOut ? 400 : 40);
    const isRoom = loss.samples.length < (sort.isLeftOut ? mostLeftOut : mostSamples);
    if (shown !== '' && isRoom && !loss.samples.includes(shown)) loss.samples.push(shown);
  }

  /** Adds what another has gathered. */
  take(other: Losses): void {
    for (const { count, samples, ...sort } of other.list) {
      for (let time = 0; time < count; time++) this.note(sort, samples[time] ?? '');
    }
  }

  get list(): Loss[] {
    return [...this.sorts.values()];
  }
}
