/** Tells that the reader changed how the page looks; `detail` names the choice and its value. */
export const appearanceEvent = 'fangzhi:appearance';
