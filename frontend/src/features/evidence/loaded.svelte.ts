/** The answer to the latest of several questions; earlier ones that come late are thrown away. */
export class Loaded<T> {
  value = $state.raw<T>();
  failed = $state.raw<unknown>();
  #age = 0;

  async ask(question: Promise<T>) {
    const age = ++this.#age;
    try {
      const value = await question;
      if (age !== this.#age) return;
      this.value = value;
      this.failed = undefined;
    } catch (error) {
      if (age !== this.#age) return;
      this.value = undefined;
      this.failed = error;
    }
  }
}
