-- Marks topics by chance, so that hardly any state was there before and what shows it has to be drawn.
local topics = { "vectors", "matrices", "derivatives", "adam", "cnn", "rnn", "gan", "numpy", "pandas", "training-loop",
                 "dropout", "chain-rule", "loss-functions", "momentum", "backpropagation", "batch-normalization" }
local statuses = { "done", "learning", "skipped", "not-started" }
math.randomseed(os.time())

request = function()
  local topic = topics[math.random(#topics)]
  local body = "status=" .. statuses[math.random(#statuses)]
  local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Sec-Fetch-Site"] = "same-origin",
                    ["HX-Request"] = "true", ["Cookie"] = wrk.headers["Cookie"] }
  return wrk.format("POST", "/topics/" .. topic .. "/status/", headers, body)
end
