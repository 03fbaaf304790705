import { mount } from 'svelte';
import { start } from 'luciole';
import App from './app.svelte';

start({ site: import.meta.env.VITE_LUCIOLE_SITE, api: import.meta.env.VITE_LUCIOLE_API });
mount(App, { target: document.getElementById('app')! });
