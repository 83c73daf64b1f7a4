/** Shows how far a build is: one line that renews itself on a terminal, a line a step elsewhere. */
export interface Progress {
  show: (step: string, done: number, all: number) => void;
  end: () => void;
}

export function openProgress(): Progress {
  const isTerminal = process.stderr.isTTY;
  let current = '';
  let shownAt = 0;
  return {
    show: (step, done, all) => {
      if (!isTerminal) {
        if (step !== current) console.error(`${step}……`);
        current = step;
        return;
      }
      const now = performance.now();
      if (step === current && done < all && now - shownAt < 80) return;
      current = step;
      shownAt = now;
      const width = 24;
      const filled = all === 0 ? width : Math.round((done / all) * width);
      process.stderr.write(
        `\r\u001B[2K${step} ${'━'.repeat(filled)}${'─'.repeat(width - filled)}${all > 1 ? ` ${done}/${all}` : ''}`,
      );
    },
    end: () => {
      if (isTerminal) process.stderr.write('\r\u001B[2K');
    },
  };
}
