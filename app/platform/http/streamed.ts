// The pieces of an answer that is made while it is being sent.

/** Asks for the next piece only when the last one was taken; whoever goes away in between ends the making. */
export function streamedBytes(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/** The same for texts, as UTF-8. */
export function streamedText(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  async function* encoded(): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) yield encoder.encode(piece);
  }
  return streamedBytes(encoded());
}
