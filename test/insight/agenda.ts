// What is still to happen in a simulated centre, the earliest first; of two at the same moment the one that was put down first.

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly happens: () => void;
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

export class Agenda {
  private readonly heap: Entry[] = [];
  private order = 0;
  now = 0;

  at(moment: number, happens: () => void): void {
    const entry = { at: moment, order: (this.order += 1), happens };
    let place = this.heap.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.heap[above];
      if (!parent || isBefore(parent, entry)) break;
      this.heap[place] = parent;
      place = above;
    }
    this.heap[place] = entry;
  }

  private take(): Entry | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (!first || !last || this.heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      const [left, right] = [this.heap[below], this.heap[below + 1]];
      if (!left) break;
      if (right && isBefore(right, left)) below += 1;
      const child = this.heap[below];
      if (!child || isBefore(last, child)) break;
      this.heap[place] = child;
      place = below;
    }
    this.heap[place] = last;
    return first;
  }

  runToEnd(): void {
    for (let entry = this.take(); entry; entry = this.take()) {
      this.now = entry.at;
      entry.happens();
    }
  }
}
