// The processes of the machine that the tests run on.
import { kill, pid } from 'node:process';
import type { Processes } from '../../src/files/processes.js';

export const PROCESSES: Processes = {
  pid,
  isRunning(other) {
    try {
      return kill(other, 0);
    } catch {
      return false;
    }
  },
  end: (other) => void kill(other, 'SIGKILL'),
};
