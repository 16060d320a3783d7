/**
 * A sum of integers, exact whatever their size: a number while it is one that a number holds exactly, big integers beyond. Ten thousand prices
 * are added up before a board is first shown, and numbers are several times faster.
 */
export class ExactSum {
  #low = 0;
  #high = 0n;

  get value(): bigint {
    return this.#high + BigInt(this.#low);
  }

  /** `amount` is a safe integer or a big one. */
  add(amount: number | bigint): void {
    if (typeof amount === 'bigint') {
      this.#high += amount;
      return;
    }
    const sum = this.#low + amount;
    if (Number.isSafeInteger(sum)) this.#low = sum;
    else this.#high += BigInt(amount);
  }

  /** Adds the product of two safe integers, which need not be one itself. */
  addProduct(a: number, b: number): void {
    this.add(exactProduct(a, b));
  }
}

/** Of two safe integers; a number while that is one, too. */
export function exactProduct(a: number, b: number): number | bigint {
  const product = a * b;
  return Number.isSafeInteger(product) ? product : BigInt(a) * BigInt(b);
}
