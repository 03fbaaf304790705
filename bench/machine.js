import { cpus } from 'node:os';

/** Where and when figures were taken: they mean little without. */
export function machine() {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? 'unknown CPU',
    cores: cores.length,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
  };
}

/**
 * @param {ReturnType<typeof machine>} where
 * @returns {string} one line
 */
export const machineLine = ({ cpu, cores, node, date }) => `${cpu}, ${cores} cores, Node ${node}, ${date}`;
