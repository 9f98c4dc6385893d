// Before anything is shown: what serves the script alone may now take its place, and of a long table
// no more is laid out than `table.js` is going to show first.

document.documentElement.classList.add('scripted');
