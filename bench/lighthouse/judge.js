/** Lighthouse from the folder it is installed in. */
export { default, desktopConfig } from 'lighthouse';
