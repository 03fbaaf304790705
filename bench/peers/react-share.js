/** What a page with react-share loads: React, and the five buttons with their icons, as its README has them. */
/* global document, location */
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
import {
  EmailIcon,
  EmailShareButton,
  FacebookMessengerIcon,
  FacebookMessengerShareButton,
  TelegramIcon,
  TelegramShareButton,
  ViberIcon,
  ViberShareButton,
  WhatsappIcon,
  WhatsappShareButton,
} from 'react-share';

const channels = [
  [WhatsappShareButton, WhatsappIcon],
  [FacebookMessengerShareButton, FacebookMessengerIcon, { appId: '1' }],
  [TelegramShareButton, TelegramIcon],
  [EmailShareButton, EmailIcon],
  [ViberShareButton, ViberIcon],
];

createRoot(document.getElementById('react-share')).render(
  channels.map(([Button, Icon, more], key) =>
    h(
      Button,
      { key, url: location.href, title: document.title, ...more },
      h(Icon, { size: 32, round: true }),
    ),
  ),
);
