// What is typed for a day stays as it was typed, and the server says what is wrong with it.
// The calendar would put today in the place of whatever it cannot read.
jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
