/** What a page with share-menu loads: the element and the five targets, opened at once. */
/* global document */
import 'share-menu';
import 'share-menu/targets/whatsapp.js';
import 'share-menu/targets/messenger.js';
import 'share-menu/targets/telegram.js';
import 'share-menu/targets/email.js';
import 'share-menu/targets/sms.js';

// A menu has no buttons before it is opened: it is opened here, so that there is something to compare.
document.querySelector('share-menu').share();
