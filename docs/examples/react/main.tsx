import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { start } from 'luciole';
import { LucioleShare } from 'luciole/react';

start({ site: import.meta.env.VITE_LUCIOLE_SITE, api: import.meta.env.VITE_LUCIOLE_API });

function Article() {
  const [shared, setShared] = useState('');
  return (
    <main>
      <h1>The lamp in the garden</h1>
      <LucioleShare channels="whatsapp email copy" onShare={({ channel }) => setShared(channel)} />
      {shared && <p>Shared by {shared}</p>}
    </main>
  );
}

createRoot(document.getElementById('root')!).render(<Article />);
