import type { VaultChange } from "../protocol";
import type { VaultListeners } from "./vault/vault-server";

/** Who wants to hear of the disk. */
export interface DiskListener {
  applyChange(change: VaultChange): Promise<void>;
  /** Changes may have been missed: everything is to be looked at again. */
  relist(): Promise<void>;
  /** The server is gone, or there again. */
  showConnection(connected: boolean): void;
  /** The vault's own folder is away, or there again. */
  showPresence(present: boolean): void;
}

/** Keeps what is heard of the disk until somebody listens. */
export class DiskFeed implements VaultListeners {
  private listener: DiskListener | null = null;
  private early: VaultChange[] = [];
  private missedEarly = false;
  private isPresent = true;

  changed(change: VaultChange): void {
    if (this.listener === null) this.early.push(change);
    else void this.listener.applyChange(change);
  }

  missed(): void {
    if (this.listener === null) this.missedEarly = true;
    else void this.listener.relist();
  }

  connected(connected: boolean): void {
    this.listener?.showConnection(connected);
  }

  present(present: boolean): void {
    this.isPresent = present;
    this.listener?.showPresence(present);
  }

  async attach(listener: DiskListener): Promise<void> {
    this.listener = listener;
    for (const change of this.early.splice(0)) await listener.applyChange(change);
    if (this.missedEarly) await listener.relist();
    listener.showPresence(this.isPresent);
  }
}
