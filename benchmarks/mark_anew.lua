-- Marks topics by chance, so that hardly any state was there before and what shows it has to be drawn.
local mark = dofile(debug.getinfo(1, "S").source:match("^@(.*/)") .. "marking.lua")
local topics = { "vectors", "matrices", "derivatives", "adam", "cnn", "rnn", "gan", "numpy", "pandas", "training-loop",
                 "dropout", "chain-rule", "loss-functions", "momentum", "backpropagation", "batch-normalization" }
local statuses = { "done", "learning", "skipped", "not-started" }
math.randomseed(os.time())

request = function()
  return mark(topics[math.random(#topics)], statuses[math.random(#statuses)], wrk.headers["Cookie"])
end
