import { createApp } from 'vue';
import { start } from 'luciole';
import App from './app.vue';

createApp(App).mount('#app');
start({ site: import.meta.env.VITE_LUCIOLE_SITE, api: import.meta.env.VITE_LUCIOLE_API });
