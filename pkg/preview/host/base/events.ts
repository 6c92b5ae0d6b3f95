import type { EventRef } from "obsidian";

type Listener = (...data: never[]) => unknown;

interface Registration extends EventRef {
  readonly owner: Events;
  readonly name: string;
  readonly listener: Listener;
  readonly context: unknown;
}

/** Named events. A listener that throws does not keep the others from hearing; its error is reported to the window. */
export class Events {
  private registrations: Registration[] = [];

  on(name: string, callback: Listener, ctx?: unknown): EventRef {
    const registration: Registration = { owner: this, name, listener: callback, context: ctx };
    this.registrations = [...this.registrations, registration];
    return registration;
  }

  off(name: string, callback: Listener): void {
    this.registrations = this.registrations.filter(
      (entry) => entry.name !== name || entry.listener !== callback,
    );
  }

  offref(ref: EventRef): void {
    this.registrations = this.registrations.filter((entry) => entry !== ref);
  }

  trigger(name: string, ...data: unknown[]): void {
    for (const registration of this.registrations) {
      if (registration.name === name) this.tryTrigger(registration, data);
    }
  }

  tryTrigger(evt: EventRef, args: unknown[]): void {
    const { listener, context } = evt as Registration;
    try {
      (listener as (...data: unknown[]) => unknown).apply(context, args);
    } catch (error) {
      reportLater(error);
    }
  }

  /** How many listeners there are; what a test of leaving nothing behind counts. */
  protected countListeners(): number {
    return this.registrations.length;
  }
}

/** Ends a registration without knowing whose it is. */
export function removeListener(ref: EventRef): void {
  const { owner } = ref as Registration;
  owner.offref(ref);
}

/** Throws an error in a task of its own, so that the window reports it and the caller goes on. */
export function reportLater(error: unknown): void {
  globalThis.setTimeout(() => {
    throw error;
  });
}
