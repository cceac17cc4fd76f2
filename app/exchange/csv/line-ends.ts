// Line ends of all machines as one sign, however the text is cut into pieces.

export class LineEnds {
  private held = false;

  /** The piece with "\n" for every line end; a "\r" at its very end waits for what follows. */
  take(piece: string): string {
    let text = this.held ? `\r${piece}` : piece;
    this.held = text.endsWith("\r");
    if (this.held) text = text.slice(0, -1);
    return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  }

  end(): string {
    return this.held ? "\n" : "";
  }
}
