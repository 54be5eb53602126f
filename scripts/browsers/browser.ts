/** A browser that is driven by its own protocol, with one window and a fresh profile. */
export type OtherBrowser = {
  name: string
  /** Inner size of the window, in CSS pixels. */
  resize(width: number, height: number): Promise<void>
  /** Returns once the page is loaded. */
  open(address: string): Promise<void>
  /** @param expression JavaScript; what it gives must be plain JSON. */
  ask<Value>(expression: string): Promise<Value>
  /** Clicks the element, as a person would, and waits for the page after it. */
  press(selector: string): Promise<void>
  setCookie(name: string, value: string): Promise<void>
  /** @returns the window's picture (PNG). */
  takePicture(): Promise<Buffer>
  close(): Promise<void>
}
