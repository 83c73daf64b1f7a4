/** Something of a file that a chapter does not hold, or holds in another form. */
export interface Loss {
  /** What it is, in an editor's words: `样式“小标题楷体”`. */
  what: string;
  /** What became of it. */
  became: string;
  count: number;
  /** Where it was: the first few words. */
  samples: string[];
}

const mostSamples = 5;

/** Gathers losses, those of one sort together, in the order they are first met. */
export class Losses {
  private readonly sorts = new Map<string, Loss>();

  add(what: string, became: string, sample = ''): void {
    const sort = `${what}\n${became}`;
    const loss = this.sorts.get(sort) ?? { what, became, count: 0, samples: [] };
    this.sorts.set(sort, loss);
    loss.count++;
    const shown = sample.trim().slice(0, 40);
    if (shown !== '' && loss.samples.length < mostSamples && !loss.samples.includes(shown))
      loss.samples.push(shown);
  }

  /** Adds what another has gathered. */
  take(other: Losses): void {
    for (const { what, became, count, samples } of other.list) {
      for (let time = 0; time < count; time++) this.add(what, became, samples[time] ?? '');
    }
  }

  get list(): Loss[] {
    return [...this.sorts.values()];
  }
}
