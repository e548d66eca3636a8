-- Marks topics one after another, each with another status than before.
local mark = dofile(debug.getinfo(1, "S").source:match("^@(.*/)") .. "marking.lua")
local topics = { "vectors", "matrices", "derivatives", "adam", "cnn", "rnn", "gan", "numpy" }
local statuses = { "done", "learning", "skipped" }
local count = 0

request = function()
  count = count + 1
  return mark(topics[count % #topics + 1], statuses[count % #statuses + 1], wrk.headers["Cookie"])
end
