/** The only way to wait. The simulator's lets virtual time pass instead. */
export interface Timer {
  sleep(milliseconds: number): Promise<void>;
}
