import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Makes something that draws itself the host of controllers: what is asked of it within one turn is drawn once, and they are told. */
export class DrawnHost implements ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
  readonly #draw: () => void;
  readonly #controllers = new Set<ReactiveController>();
  #drawing: Promise<boolean> | undefined;

  constructor(shadowRoot: ShadowRoot | null, draw: () => void) {
    this.shadowRoot = shadowRoot;
    this.#draw = draw;
  }

  get updateComplete(): Promise<boolean> {
    return this.#drawing ?? Promise.resolve(true);
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
  }

  removeController(controller: ReactiveController): void {
    this.#controllers.delete(controller);
  }

  requestUpdate(): void {
    this.#drawing ??= Promise.resolve().then(() => {
      this.#drawing = undefined;
      this.update();
      return true;
    });
  }

  update(): void {
    this.#draw();
    for (const controller of this.#controllers) controller.hostUpdated?.();
  }

  /** It is gone. */
  leave(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
    this.#controllers.clear();
  }
}
